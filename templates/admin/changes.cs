<?cs include:"admin/changed.cs" ?><section class="card" aria-labelledby="changes">
  <h2 id="changes">Changes</h2>
<?cs if:changes.0.id ?>  <section class="scroll" tabindex="0" aria-label="Table of changes">
  <table>
    <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th></tr></thead>
    <tbody>
<?cs each:e = changes ?>      <tr><td class="soft"><?cs var:e._at_text ?></td><td><?cs if:e._own ?>you<?cs else ?><?cs var:e._by ?><?cs /if ?></td><td><?cs var:e._act ?><?cs call:changed(e.changes) ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
<?cs if:view.all_changes ?>  <p><a href="<?cs var:url_validate(view.all_changes) ?>">All of them</a></p>
<?cs /if ?><?cs else ?>  <p class="soft">None yet.</p>
<?cs /if ?></section>
