<?cs if:view.me.signed_in ?><footer class="foot" id="out">
  <div class="wrap">
    <form action="/logout" method="post">
      <input type="hidden" name="csrf" value="<?cs var:view.me.csrf ?>">
      <p>Signed in as <?cs var:view.me.name ?><?cs if:view.me.role ?>, <?cs var:view.me.role ?><?cs /if ?>. <?cs if:view.me.role ?><a href="/me">Where you are signed in</a><?cs /if ?></p>
      <button type="submit">Sign out</button>
    </form>
  </div>
</footer>
<?cs /if ?></body>
</html>
