<?cs if:view.may_find ?><form class="tools row" action="/cart/<?cs var:url_escape(cart.id) ?>" aria-label="Find a cart">
  <input type="hidden" name="ask" value="<?cs var:view.ask ?>">
<?cs if:view.asked_sku ?>  <input type="hidden" name="sku" value="<?cs var:view.asked_sku ?>">
<?cs /if ?>  <div class="grow"><label for="find"><?cs if:view.find ?>Carts whose name has<?cs else ?>The 50 changed last are shown; find others by name<?cs /if ?></label><input type="search" id="find" name="name" maxlength="100" value="<?cs var:view.find ?>"></div>
  <button type="submit">Find</button>
</form>
<?cs if:view.find && view.more_found ?><p class="soft">More than 50 are called like that: the 50 changed last are shown.</p>
<?cs /if ?><?cs /if ?>