<?cs if:view.gone.into ?><?cs set:view.title = "This cart was merged" ?><?cs else ?><?cs set:view.title = "This cart was deleted" ?><?cs /if ?><?cs include:"layout/head.cs" ?>
<?cs include:"cart/ago.cs" ?><main id="main" class="wrap">
<div class="text">
<h1>“<?cs var:view.gone.name ?>” was <?cs if:view.gone.into ?>merged into “<?cs var:view.gone.into ?>”<?cs else ?>deleted<?cs /if ?></h1>
<p role="alert">That was <?cs var:view.ago ?>, <?cs var:view.where ?>.<?cs if:view.asked.0.sku ?> Nothing of what you asked for here was saved; it is below, and you may put it into a new cart.<?cs elif:view.gone.in_vain ?> So nothing was done here.<?cs /if ?><?cs if:view.gone.undo ?> For a day it can be taken back.<?cs /if ?></p>
</div>
<?cs include:"cart/asked.cs" ?><div class="row">
<?cs if:view.gone.undo ?>  <form action="/cart/undo" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="undo" value="<?cs var:view.gone.undo ?>">
    <button<?cs if:!view.asked.0.sku ?> class="go"<?cs /if ?> type="submit">Bring “<?cs var:view.gone.name ?>” back</button>
  </form>
<?cs /if ?><?cs if:view.gone.into ?>  <a class="btn" href="<?cs var:url_validate(view.gone.into_url) ?>">Open “<?cs var:view.gone.into ?>”</a>
<?cs /if ?>  <a class="btn" href="/carts">Your carts</a>
</div>
</main>
<?cs include:"layout/foot.cs" ?>
