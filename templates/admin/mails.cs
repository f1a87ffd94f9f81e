<?cs set:view.title = "Mails" ?><?cs set:view.tab = "mails" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Mails</h1>
<?cs include:"admin/books_tabs.cs" ?><nav aria-label="Views">
  <ul class="tabs">
<?cs each:entry = view.views ?>    <li><a href="<?cs var:url_validate(entry.url) ?>"<?cs if:entry.current ?> aria-current="page"<?cs /if ?>><?cs var:entry.name ?></a></li>
<?cs /each ?>  </ul>
</nav>
<?cs if:mails.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Mails">
<table>
  <thead><tr><th scope="col">Written</th><th scope="col">What</th><th scope="col">To</th><th scope="col">Order</th><th scope="col">Sent</th><th scope="col" class="num">Tries</th><th scope="col"><span class="vh">Deed</span></th></tr></thead>
  <tbody>
<?cs each:m = mails ?>    <tr><td class="soft"><?cs var:m._written_at_text ?></td><td><?cs var:m.kind ?></td><td><?cs var:m.to ?></td><td><?cs if:m.order ?><a href="<?cs var:url_validate(m._order_url) ?>"><?cs var:m.order ?></a><?cs /if ?></td><td><?cs if:m.sent_at ?><?cs var:m._sent_at_text ?><?cs elif:m.error ?><span class="tag bad">Not taken</span> <?cs var:m.error ?>; again <?cs var:m._due_at_text ?><?cs else ?><span class="tag warn">Waits</span><?cs /if ?></td><td class="num"><?cs var:m.tries ?></td><td><?cs if:!m.sent_at ?><?cs if:view.can.orders ?><form action="/books/mails/<?cs var:url_escape(m.id) ?>/now" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><button class="quiet" type="submit">Try now<span class="vh">: <?cs var:m.kind ?> to <?cs var:m.to ?></span></button></form><?cs /if ?><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><?cs else ?><p class="note"><strong>There is none.</strong></p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
