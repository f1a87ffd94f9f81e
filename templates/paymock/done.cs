<?cs include:"paymock/head.cs" ?>
<header class="owe">
  <p class="row"><b class="brand">tollgate</b> <span class="tag test">Test mode: no money moves</span></p>
  <p class="soft">Pay <?cs var:view.pay.merchant ?></p>
  <p class="big"><?cs var:session.total ?></p>
</header>
<main id="main">
<?cs if:view.pay.paid ?>  <h1>This is paid</h1>
  <p>It was paid once; there is nothing more to do here.</p>
  <p><a class="btn go" href="<?cs var:url_validate(view.pay.success_url) ?>">Back to <?cs var:view.pay.merchant ?></a></p>
<?cs else ?>  <h1>This page has expired</h1>
  <p>Nothing was charged, and nothing can be paid here any more. Go back to the shop and begin the payment again there.</p>
<?cs if:view.pay.cancel_url ?>  <p><a class="btn go" href="<?cs var:url_validate(view.pay.cancel_url) ?>">Back to <?cs var:view.pay.merchant ?></a></p>
<?cs /if ?><?cs /if ?></main>
</body>
</html>
