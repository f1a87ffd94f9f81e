<?cs if:view.shop.test ?><p class="note warn small"><strong>A shop on trial.</strong> Nothing that is ordered here is charged or sent.</p>
<?cs /if ?>