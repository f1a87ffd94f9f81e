<section class="card sheet scroll" tabindex="0" aria-label="Signed in">
<table>
  <thead><tr><th scope="col">Signed in</th><th scope="col">Last seen</th><th scope="col">From</th><th scope="col">Browser</th><th scope="col">Do</th></tr></thead>
  <tbody>
<?cs each:s = sessions ?>    <tr><th scope="row"><?cs var:s._began_text ?></th><td><?cs var:s._seen_text ?></td><td><code><?cs var:s.address ?></code></td><td><?cs var:s.browser ?></td><td><?cs if:s.here ?><span class="tag ok">This one</span><?cs else ?><form action="<?cs var:url_validate(view.end) ?>" method="post"><input type="hidden" name="csrf" value="<?cs var:csrf ?>"><?cs if:person.id ?><input type="hidden" name="who" value="<?cs var:person.id ?>"><?cs /if ?><input type="hidden" name="session" value="<?cs var:s.id ?>"><button class="quiet" type="submit">End it<span class="vh">, the one of <?cs var:s._began_text ?></span></button></form><?cs /if ?></td></tr>
<?cs /each ?>  </tbody>
</table>
</section>
