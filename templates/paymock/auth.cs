<?cs include:"paymock/head.cs" ?>
<header class="owe">
  <p class="row"><b class="brand">tollgate</b> <span class="tag test">Test mode: no money moves</span></p>
  <p class="soft">Your bank asks<?cs if:view.pay.merchant ?> before it pays <?cs var:view.pay.merchant ?><?cs /if ?></p>
  <p class="big"><?cs var:total ?></p>
</header>
<main id="main">
<?cs if:view.last4 ?>  <h1>Is this you?</h1>
  <p>The card that ends in <b><?cs var:view.last4 ?></b> is asked for <?cs var:total ?>. A real bank would now send you a code, or ask its app on your telephone.</p>
  <form action="<?cs var:url_validate(view.pay.path) ?>/authenticate" method="post">
    <div class="stack">
    <button class="go wide" type="submit" name="outcome" value="authorize">Yes, pay <?cs var:total ?></button>
    <button class="wide" type="submit" name="outcome" value="fail">No, this is not me</button>
    </div>
  </form>
<?cs else ?>  <h1>Nothing is asked any more</h1>
  <p><?cs if:view.paid ?>The payment went through.<?cs else ?>Nothing was charged.<?cs /if ?></p>
<?cs /if ?></main>
</body>
</html>
