<?cs set:view.title = "Customers" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<h1>Customers</h1>
<?cs if:view.erased ?><p class="note ok" role="status"><strong>Erased.</strong> What the law wants kept of the invoices is still there; nothing else is.</p>
<?cs /if ?><form class="tools row" action="/customers" aria-label="Filter">
  <div class="grow"><label for="q1">E-mail, name or surname, as it begins</label><input id="q1" type="search" name="q" value="<?cs var:view.form.q.value ?>"></div>
  <button type="submit">Filter</button>
</form>
<?cs if:customers.0.id ?><section class="card sheet scroll" tabindex="0" aria-label="Customers">
<table>
  <thead><tr><th scope="col">E-mail</th><th scope="col">Name</th><th scope="col">As</th><th scope="col" class="num">Orders</th><th scope="col" class="num">Spent</th><th scope="col">Last order</th></tr></thead>
  <tbody>
<?cs each:c = customers ?>    <tr><th scope="row"><a href="<?cs var:url_validate(c.url) ?>"><?cs var:c.email ?></a></th><td><?cs var:c.name ?></td><td><?cs if:c.guest ?>guest<?cs else ?>account<?cs /if ?></td><td class="num"><?cs var:c.orders ?></td><td class="num"><?cs var:c.spent ?></td><td class="soft"><?cs var:c._last_at_text ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
<?cs if:next ?><nav class="pager row ends" aria-label="Pages"><span></span><a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next 50</a></nav>
<?cs /if ?><?cs else ?><p class="note"><strong>Nobody like that has ordered.</strong> <a href="/customers">Everybody</a></p>
<?cs /if ?></main>
<?cs include:"admin/foot.cs" ?>
