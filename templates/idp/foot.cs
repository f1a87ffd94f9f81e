<footer class="foot">
  <div class="wrap">
    <section>
      <h2><?cs var:view.shop.name ?></h2>
      <p><?cs var:view.shop.tagline ?><br><?cs var:view.shop.address ?></p>
    </section>
  </div>
</footer>
</body>
</html>
