<?cs def:wrong(field, id) ?><?cs if:field.error ?><p class="error" id="<?cs var:id ?>-e"><?cs var:field.error ?></p><?cs /if ?><?cs /def ?>
<?cs def:said(field, id) ?><?cs if:field.error ?> aria-invalid="true" aria-describedby="<?cs var:id ?>-e"<?cs /if ?><?cs /def ?>
