<?cs set:view.title = "From the processor" ?><?cs set:view.tab = "events" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>From the processor</h1>
<?cs include:"admin/books_tabs.cs" ?><nav aria-label="Views">
  <ul class="tabs">
<?cs each:entry = view.views ?>    <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?></a></li>
<?cs /each ?>  </ul>
</nav>
<?cs if:events.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Messages">
<table>
  <thead><tr><th scope="col">Received</th><th scope="col">What</th><th scope="col">Its name</th><th scope="col">Order</th><th scope="col">Handled</th><th scope="col" class="num">Tries</th><th scope="col"><span class="vh">Deed</span></th></tr></thead>
  <tbody>
<?cs each:e = events ?>    <tr><td class="soft"><?cs var:e._received_at_text ?></td><td><?cs var:e.type ?></td><td><code><?cs var:e.id ?></code></td><td><?cs if:e.order ?><a href="<?cs var:url_validate(e._order_url) ?>"><?cs var:e.order ?></a><?cs /if ?></td><td><?cs if:e.handled_at ?><?cs var:e._handled_at_text ?><?cs else ?><span class="tag warn">Waits</span><?cs /if ?></td><td class="num"><?cs var:e.tries ?></td><td><?cs if:view.can.orders ?><form action="/books/events" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><input type="hidden" name="event" value="<?cs var:e.id ?>"><button class="quiet" type="submit">Handle again<span class="vh">: <?cs var:e.id ?></span></button></form><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><?cs else ?><p class="note"><strong>There is none.</strong></p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
