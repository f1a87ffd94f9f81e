<?cs set:view.title = "An invitation" ?><?cs include:"admin/head.cs" ?>
<main id="main" class="wrap">
<div class="narrow stack">
<h1>Work with <?cs var:view.shop.name ?></h1>
<div class="card">
  <p><?cs if:invitation.by ?><?cs var:invitation.by ?> invites<?cs else ?>This invites<?cs /if ?> <b><?cs var:invitation.email ?></b> as <b><?cs var:invitation._role ?></b>: <?cs var:invitation._may ?>. Good until <?cs var:invitation._until_text ?>.</p>
<?cs if:view.known ?>  <p class="note"><strong>You work here already.</strong> A role is changed on the staff page.</p>
<?cs elif:!view.in ?>  <p>Sign in with that address, or make an account for it. You will need an authenticator app: besides the password, a code of it is asked for.</p>
  <p><a class="btn go wide" href="<?cs var:url_validate(view.login) ?>">Sign in and go on</a></p>
<?cs elif:!view.theirs ?>  <p class="note warn"><strong>You are signed in as <?cs var:view.email ?>.</strong> Sign out below, and in again with the address that was invited.</p>
<?cs else ?><?cs if:!view.verified ?>  <p>Nobody has checked that this address is yours; that you have the link decides.</p>
<?cs /if ?>  <form action="<?cs var:url_validate(view.here) ?>" method="post">
    <input type="hidden" name="csrf" value="<?cs var:csrf ?>">
    <input type="hidden" name="sig" value="<?cs var:view.sig ?>">
    <button class="go wide" type="submit">Accept</button>
  </form>
<?cs /if ?></div>
</div>
</main>
<?cs include:"admin/foot.cs" ?>
