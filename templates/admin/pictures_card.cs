  <section class="card" aria-labelledby="pictures">
    <h2 id="pictures">Pictures</h2>
<?cs if:view.pictures.0.file ?>    <p class="row"><?cs each:p = view.pictures ?><img class="thumb" src="/media/<?cs var:url_escape(p.file) ?>-160.webp" alt="<?cs var:p.alt ?>" width="400" height="400"><?cs /each ?><?cs if:view.more_pictures ?> <span class="soft">and <?cs var:view.more_pictures ?> more</span><?cs /if ?></p>
<?cs else ?>    <p class="soft">None yet.</p>
<?cs /if ?>    <p><a class="btn" href="<?cs var:url_validate(view.pictures_url) ?>">Change the pictures</a></p>
  </section>
