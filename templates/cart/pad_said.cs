<?cs if:view.put ?><div class="note ok" role="status"><strong>Put in.</strong> <?cs if:view.put == "1" ?>1 line is<?cs else ?><?cs var:view.put ?> lines are<?cs /if ?> <a href="<?cs var:url_validate(view.cart_url) ?>">in your cart</a>; what is left is below.</div>
<?cs /if ?><?cs if:view.wrong.0.name ?><div class="note bad text" role="alert"><strong>Nothing was put in.</strong> <?cs each:w = view.wrong ?><a href="#<?cs var:url_escape(w.name) ?>"><?cs var:w.error ?></a> <?cs /each ?></div>
<?cs elif:view.bad ?><div class="note<?cs if:error ?> bad<?cs else ?> warn<?cs /if ?> text" role="alert">
  <p><strong><?cs if:error ?>Nothing was put in yet.<?cs else ?>Still to do.<?cs /if ?></strong> <a href="#text"><?cs if:view.bad == "1" ?>One line needs<?cs else ?><?cs var:view.bad ?> lines need<?cs /if ?> another look.</a></p>
  <ul>
<?cs each:l = lines ?><?cs if:l.error ?>    <li>Line <?cs var:l.line ?>: <?cs include:"cart/pad_line.cs" ?></li>
<?cs /if ?><?cs /each ?>  </ul>
</div>
<?cs /if ?>
