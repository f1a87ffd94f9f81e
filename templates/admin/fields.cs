<?cs def:wrong(f, id) ?><?cs if:f.error ?><p class="error" id="e-<?cs var:id ?>"><?cs var:f.error ?></p><?cs /if ?><?cs /def ?>
<?cs def:described(f, id, hint) ?><?cs if:f.error ?> aria-invalid="true" aria-describedby="e-<?cs var:id ?><?cs if:hint ?> h-<?cs var:id ?><?cs /if ?>"<?cs elif:hint ?> aria-describedby="h-<?cs var:id ?>"<?cs /if ?><?cs /def ?>
<?cs def:labelled(f, id, label, hint) ?><label for="f-<?cs var:id ?>"><?cs var:label ?></label><?cs if:hint ?><p class="hint" id="h-<?cs var:id ?>"><?cs var:hint ?></p><?cs /if ?><?cs call:wrong(f, id) ?><?cs /def ?>
<?cs def:text(f, id, label, hint, max) ?>    <div class="field"><?cs call:labelled(f, id, label, hint) ?><input type="text" id="f-<?cs var:id ?>" name="<?cs var:id ?>" value="<?cs var:f.value ?>" maxlength="<?cs var:max ?>"<?cs call:described(f, id, hint) ?>></div>
<?cs /def ?>
<?cs def:area(f, id, label, hint, rows, max) ?>    <div class="field"><?cs call:labelled(f, id, label, hint) ?><textarea id="f-<?cs var:id ?>" name="<?cs var:id ?>" rows="<?cs var:rows ?>" maxlength="<?cs var:max ?>"<?cs call:described(f, id, hint) ?>><?cs var:f.value ?></textarea></div>
<?cs /def ?>
<?cs def:select(f, id, label, hint, choices) ?>    <div class="field"><?cs call:labelled(f, id, label, hint) ?><select id="f-<?cs var:id ?>" name="<?cs var:id ?>"<?cs call:described(f, id, hint) ?>><?cs each:o = choices ?><option value="<?cs var:o.value ?>"<?cs if:o.value == f.value ?> selected<?cs /if ?>><?cs var:o.name ?></option><?cs /each ?></select></div>
<?cs /def ?>
<?cs def:tick(f, id, label) ?>    <label class="check"><input type="checkbox" id="f-<?cs var:id ?>" name="<?cs var:id ?>" value="1"<?cs if:f.value ?> checked<?cs /if ?>> <?cs var:label ?></label>
<?cs /def ?>
<?cs def:said(done) ?><?cs if:view.error.code ?><div class="note bad" role="alert"><p><strong>Not saved.</strong> Everything you typed is still here.</p><ul><?cs each:w = view.wrong ?><li><a href="#f-<?cs var:w.name ?>"><?cs if:w.label ?><?cs var:w.label ?><?cs else ?><?cs var:w.name ?><?cs /if ?></a>: <?cs var:w.error ?></li><?cs /each ?></ul></div>
<?cs elif:view.saved ?><p class="note ok" role="status"><strong>Saved.</strong> <?cs var:done ?></p>
<?cs /if ?><?cs /def ?>
