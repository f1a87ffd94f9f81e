<?cs if:view.wrong.0.name ?><div class="note bad" role="alert"><strong>Nothing was saved.</strong> <?cs if:view.ask == "rename" ?><a href="#name"><?cs var:view.wrong.0.error ?></a><?cs elif:view.wrong_at ?><a href="#<?cs var:view.wrong_at ?>"><?cs var:view.wrong.0.error ?></a><?cs else ?><?cs var:view.wrong.0.error ?><?cs /if ?> What you typed is still in its field.</div>
<?cs /if ?><?cs if:view.note.added ?><div class="note ok" role="status"><strong>In this cart now:</strong> <?cs var:view.note.added ?>.</div>
<?cs /if ?><?cs if:view.note.put ?><div class="note ok" role="status"><strong>Put in.</strong> <?cs if:view.note.put == "1" ?>1 line is<?cs else ?><?cs var:view.note.put ?> lines are<?cs /if ?> in this cart now.</div>
<?cs /if ?><?cs if:view.note.saved ?><div class="note ok" role="status"><strong>Saved.</strong> The quantities are as you set them.</div>
<?cs /if ?><?cs if:view.note.did == "renamed" ?><div class="note ok" role="status"><strong>Renamed.</strong> This cart is now “<?cs var:cart.name ?>”.</div>
<?cs /if ?><?cs if:view.note.did == "copied" ?><div class="note ok" role="status"><strong>Copied.</strong> This cart is a new one of yours.</div>
<?cs if:view.left.0.sku ?><div class="note warn" role="status"><p><strong>Stayed behind,</strong> because <?cs if:view.left.1.sku ?>they are<?cs else ?>it is<?cs /if ?> no longer for sale:</p>
  <ul>
<?cs each:l = view.left ?>    <li><?cs var:l.name ?><?cs if:l.options ?>, <?cs var:l.options ?><?cs /if ?></li>
<?cs /each ?>  </ul>
</div>
<?cs /if ?>
<?cs /if ?><?cs if:view.note.did == "shared" ?><div class="note ok" role="status"><strong>Shared.</strong> Whoever has this link sees the cart as it is: <a href="<?cs var:url_validate(cart.shared) ?>"><?cs var:view.shop.url ?><?cs var:cart.shared ?></a></div>
<?cs /if ?><?cs if:view.note.did == "unshared" ?><div class="note ok" role="status"><strong>No longer shared.</strong> The link shows nothing now.</div>
<?cs /if ?><?cs if:view.note.did == "taken_out" ?><div class="note ok" role="status"><strong>Taken out.</strong> The line is no longer in this cart.</div>
<?cs /if ?><?cs if:view.note.did == "removed" ?><div class="note ok" role="status"><strong>Removed.</strong> It is no longer kept for later.</div>
<?cs /if ?><?cs if:view.note.did == "undone" ?><div class="note ok" role="status"><strong>Taken back.</strong> Everything is as it was before.</div>
<?cs /if ?><?cs if:view.note.undo ?><form class="note ok row ends" action="/cart/undo" method="post">
  <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
  <input type="hidden" name="undo" value="<?cs var:view.note.undo ?>">
<?cs if:view.note.did == "moved_here" ?>  <input type="hidden" name="show" value="<?cs var:cart.id ?>">
<?cs /if ?>  <p role="status"><?cs if:view.note.did == "deleted" ?><strong>Deleted.</strong> The cart is gone from this list.<?cs elif:view.note.did == "merged" ?><strong>Merged.</strong> The lines of both carts are in this one now.<?cs elif:view.note.did == "later" ?><strong>Saved for later.</strong> The line is no longer in this cart; it is below<?cs if:view.later.name ?>, under “<?cs var:view.later.name ?>”<?cs /if ?>.<?cs elif:view.note.did == "moved_here" ?><strong>Put into this cart.</strong> It is no longer kept for later.<?cs elif:view.note.did == "line_copied" ?><strong>Copied.</strong> The line is in the other cart too.<?cs else ?><strong>Moved.</strong> The line is in the other cart now.<?cs /if ?></p>
  <button class="quiet" type="submit">Undo</button>
</form>
<?cs /if ?><?cs if:!view.note.did && !view.note.saved && !view.note.added ?><?cs if:view.carried.undo && view.carried.cart == cart.id ?><?cs include:"layout/carried.cs" ?><?cs elif:cart._adopted && !view.ask ?><?cs set:adopted = cart.id ?><?cs set:apart = cart._apart ?><?cs include:"layout/adopted.cs" ?><?cs elif:!view.ask ?><?cs include:"cart/came.cs" ?><?cs /if ?><?cs /if ?>
