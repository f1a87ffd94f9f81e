<footer class="foot">
  <div class="wrap">
    <section>
      <h2><?cs var:view.shop.name ?></h2>
      <p><?cs var:view.shop.tagline ?><br><?cs var:view.shop.address ?></p>
      <p class="soft">Prices include VAT.</p>
    </section>
<?cs if:view.me.signed_in ?>    <form action="/logout" method="post">
      <input type="hidden" name="csrf" value="<?cs var:view.me.csrf ?>">
      <p>Signed in as <?cs var:view.me.name ?>.</p>
      <button type="submit">Sign out</button>
    </form>
<?cs /if ?>  </div>
</footer>
</body>
</html>
