<?cs set:view.title = "A file of products" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<ol class="crumbs"><li><a href="/products">Products</a></li><li><a href="/bulk">Bulk changes</a></li><li>File</li></ol>
<h1>A file of products</h1>
<?cs if:view.wrong ?><p class="note bad" role="alert" id="file-e"><strong>Nothing has changed.</strong> <?cs var:view.wrong ?></p>
<?cs /if ?><p>A CSV file with a column “SKU”, and any of: Regular price, Sale price, Stock, Name, Brand, Short description, Published, Tax class. What the <a href="/products/file">products as a file</a> have can be sent back. Nothing changes yet: next comes a preview of each line.</p>
<p>Lines with a SKU that is new to the shop are left out, as are Shopify’s files; the command <code>clearcart import</code> takes both. The products as a file are at most 10,000; one called “products-part-to-” and a number is not all of them: the next part comes with <code>after=</code> that number added to its address, and <code>clearcart export</code> writes all at once.</p>
<form class="card stack narrow" action="/bulk/upload" method="post" enctype="multipart/form-data">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <div class="field"><label for="file">File</label><span class="hint" id="file-h">At most 10,000 lines and 8 MB. Empty cells change nothing. A sale price of 0 ends the sale; “-” empties a brand or a short description.</span><input type="file" id="file" name="file" accept=".csv,text/csv" aria-describedby="file-h<?cs if:view.wrong ?> file-e<?cs /if ?>"></div>
  <label class="check"><input type="checkbox" name="stock" value="1"<?cs if:view.stock ?> checked<?cs /if ?>> Take over its stock counts too</label>
  <p class="row"><button class="go" type="submit">Preview the file</button> <a class="btn" href="/products">Do nothing</a></p>
</form>
</main>
<?cs include:"admin/foot.cs" ?>
