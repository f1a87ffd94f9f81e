<?cs include:"layout/goods.cs" ?>
<div class="split left">
<form class="filters" id="filters" action="<?cs var:url_validate(view.path) ?>" aria-label="Filter">
  <div class="row ends">
    <h2>Filter</h2>
    <a class="narrow-only" href="#main">Close</a>
  </div>
<?cs if:view.q ?>  <input type="hidden" name="q" value="<?cs var:view.q ?>">
<?cs /if ?><?cs if:view.sort ?>  <input type="hidden" name="sort" value="<?cs var:view.sort ?>">
<?cs /if ?><?cs if:view.all_filters ?>  <input type="hidden" name="filters" value="all">
<?cs /if ?><?cs each:facet = facets ?><?cs if:facet._shown ?>  <details<?cs if:facet._open ?> open<?cs /if ?>><summary><?cs var:facet.name ?></summary>
<?cs each:value = facet.values ?><?cs if:value._shown ?><label class="check"><input type="checkbox" name="<?cs var:facet._parameter ?>" value="<?cs var:value.value ?>"<?cs if:value.selected ?> checked<?cs /if ?>> <?cs var:value.value ?> <span class="n"><?cs if:value.more ?>over <?cs /if ?><?cs var:value.count ?></span></label>
<?cs /if ?><?cs /each ?>  </details>
<?cs /if ?><?cs /each ?>  <details open><summary>Price</summary>
<?cs if:view.form.from.error ?>  <p class="error"><?cs var:view.form.from.error ?></p>
<?cs elif:view.form.to.error ?>  <p class="error"><?cs var:view.form.to.error ?></p>
<?cs /if ?>  <div class="row">
    <label>From <?cs var:view.sign ?> <input type="text" class="qty" name="from" inputmode="decimal" value="<?cs var:view.form.from.value ?>"<?cs if:view.form.from.error ?> aria-invalid="true"<?cs /if ?>></label>
    <label>to <?cs var:view.sign ?> <input type="text" class="qty" name="to" inputmode="decimal" value="<?cs var:view.form.to.value ?>"<?cs if:view.form.to.error ?> aria-invalid="true"<?cs /if ?>></label>
  </div>
  </details>
  <details open><summary>Stock</summary>
<label class="check"><input type="checkbox" name="in_stock" value="1"<?cs if:view.in_stock ?> checked<?cs /if ?>> Only what is here now</label>
  </details>
<?cs if:view.more_filters ?>  <p><a href="<?cs var:url_validate(view.more_filters) ?>#filters">All filters</a></p>
<?cs /if ?>  <button class="last wide" type="submit">Show the result</button>
</form>
<section aria-labelledby="result">
  <div class="row ends">
    <h2 class="vh" id="result">Result</h2>
    <p class="soft"><?cs if:more ?>More than <?cs /if ?><?cs var:count ?> <?cs if:view.one ?>thing<?cs else ?>things<?cs /if ?></p>
    <a class="btn narrow-only" href="#filters">Filter<?cs if:view.set ?> (<?cs var:view.set ?> set)<?cs /if ?></a>
    <nav aria-label="Sort">
      <ul class="tabs sort">
<?cs each:sort = view.sorts ?>        <li><a href="<?cs var:url_validate(sort.url) ?>"<?cs if:sort.current ?> aria-current="true"<?cs /if ?>><?cs var:sort.text ?></a></li>
<?cs /each ?>      </ul>
    </nav>
  </div>
<?cs if:view.set ?>  <p class="row">
<?cs each:tag = view.tags ?>    <a class="tag" href="<?cs var:url_validate(tag.url) ?>"><span class="vh">Take away: </span><?cs var:tag.text ?></a>
<?cs /each ?>    <a href="<?cs var:url_validate(view.clear) ?>">Clear all</a>
  </p>
<?cs /if ?><?cs if:items.0.url ?>  <p class="soft small"><?cs include:"layout/tax.cs" ?></p>
  <ul class="grid three">
<?cs each:item = items ?><?cs call:goods(item) ?><?cs /each ?>  </ul>
<?cs elif:view.start ?>  <p class="note"><strong>There is nothing after this.</strong> The list has become shorter.</p>
<?cs elif:view.set ?>  <p class="note"><strong>Nothing here fits all of it.</strong> Take a filter away, or <a href="<?cs var:url_validate(view.clear) ?>">clear them all</a>.</p>
<?cs else ?>  <p class="note"><strong>Nothing is on this shelf yet.</strong> <a href="/search">See everything</a> in the shop.</p>
<?cs /if ?><?cs if:next ?>  <nav class="pager row ends" aria-label="Pages">
    <span class="soft"><?cs var:view.first ?> to <?cs var:view.last ?> of <?cs if:more ?>more than <?cs /if ?><?cs var:count ?></span>
<?cs if:view.start ?>    <a href="<?cs var:url_validate(view.start) ?>">To the first</a>
<?cs /if ?>    <a class="btn" href="<?cs var:url_validate(next) ?>" rel="next">Next</a>
  </nav>
<?cs elif:view.start ?>  <nav class="pager row ends" aria-label="Pages">
<?cs if:items.0.url ?>    <span class="soft"><?cs var:view.first ?> to <?cs var:view.last ?> of <?cs if:more ?>more than <?cs /if ?><?cs var:count ?></span>
<?cs /if ?>    <a class="btn" href="<?cs var:url_validate(view.start) ?>">To the first</a>
  </nav>
<?cs /if ?></section>
</div>
