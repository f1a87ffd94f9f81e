<?cs include:"layout/head.cs" ?>
<?cs include:"layout/goods.cs" ?>
<main id="main" class="wrap">
<div class="text">
<h1>Nothing is called “<?cs var:view.q ?>”.</h1>
<?cs if:view.meant.0.word ?><p>Did you mean <a href="<?cs var:url_validate(view.meant_url) ?>"><?cs each:word = view.meant ?><?cs if:word.next ?> <?cs /if ?><?cs if:word.changed ?><b><?cs var:word.word ?></b><?cs else ?><?cs var:word.word ?><?cs /if ?><?cs /each ?></a>?</p>
<?cs /if ?><?cs if:view.words.0.word ?><p>Or try one word:<?cs each:word = view.words ?> <a href="<?cs var:url_validate(word.url) ?>"><?cs var:word.word ?></a> finds <?cs var:word.finds ?>.<?cs /each ?></p>
<?cs /if ?></div>
<section aria-labelledby="near">
  <h2 id="near"><?cs if:view.closest ?>Closest to it<?cs else ?>New in the shop<?cs /if ?></h2>
  <ul class="grid">
<?cs each:item = view.near ?><?cs call:goods(item) ?><?cs /each ?>  </ul>
</section>
<hr>
<p class="text">Still not here? <a href="/search">See everything</a>, or pick a shelf above.</p>
</main>
<?cs include:"layout/foot.cs" ?>
