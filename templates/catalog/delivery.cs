<?cs set:view.title = "Delivery" ?><?cs include:"layout/head.cs" ?>
<main id="main" class="wrap">
<h1>What delivery costs</h1>
<p class="text">It comes on top of the prices of things, <?cs if:view.shop.tax_added ?>and VAT on top of both<?cs else ?>VAT included<?cs /if ?>. Of the ways that fit you choose one at checkout, before you order.</p>
<div class="stack">
<?cs each:land = countries ?><?cs if:land.rates.0.way ?><section aria-labelledby="to-<?cs var:land.code ?>">
  <h2 id="to-<?cs var:land.code ?>"><?cs var:land.name ?></h2>
  <section class="scroll text" tabindex="0" aria-label="To <?cs var:land.name ?>">
  <table>
    <thead><tr><th scope="col">Way</th><th scope="col">Up to</th><th scope="col">From a total of</th><th scope="col" class="num">Costs</th></tr></thead>
    <tbody>
<?cs each:r = land.rates ?>      <tr><th scope="row"><?cs var:r.way ?><?cs if:r.hint ?><br><span class="hint"><?cs var:r.hint ?></span><?cs /if ?></th><td><?cs if:r.up_to ?><?cs var:r.up_to ?><?cs else ?>any weight<?cs /if ?></td><td><?cs if:r.from ?><?cs var:r.from ?><?cs else ?>any<?cs /if ?></td><td class="num"><?cs if:r._free ?>free<?cs else ?><?cs var:r.price ?><?cs /if ?></td></tr>
<?cs /each ?>    </tbody>
  </table>
  </section>
</section>
<?cs /if ?><?cs /each ?></div>
</main>
<?cs include:"layout/foot.cs" ?>
