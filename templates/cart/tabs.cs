<?cs if:view.tabs.0.id ?><nav aria-label="Your carts">
  <ul class="tabs">
<?cs each:t = view.tabs ?>    <li><a href="<?cs var:url_validate(t.url) ?>"<?cs if:t.shown && view.ask != "new" ?> aria-current="page"<?cs /if ?>><?cs var:t.brief ?> <span class="soft"><?cs var:t.total ?></span></a></li>
<?cs /each ?>    <li><a href="/carts?ask=new"<?cs if:view.ask == "new" ?> aria-current="page"<?cs /if ?>>+ New cart</a></li>
  </ul>
</nav>
<?cs /if ?>
