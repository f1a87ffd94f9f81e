<div class="note ok row ends">
  <p role="status"><strong>Signed in.</strong> What you had put in before is <?cs if:view.tabs.1.id || view.carts > #1 ?>this cart, beside your others<?cs else ?>in this cart<?cs /if ?>.<?cs if:apart == "line_full" ?> It stays on its own: together with the other cart, a line would have held more than 999 pieces.<?cs elif:apart == "cart_full" ?> It stays on its own: together with the other cart, it would have held more than 200 lines.<?cs /if ?></p>
  <p>Not yours? <a href="/cart/<?cs var:url_escape(adopted) ?>?ask=delete">Delete this cart</a></p>
</div>
