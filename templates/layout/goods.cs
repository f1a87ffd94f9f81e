<?cs def:goods(item) ?>  <li class="item<?cs if:!item.in_stock ?> gone<?cs /if ?>">
    <img src="<?cs var:url_validate(item._picture) ?>" alt="" width="400" height="400" loading="lazy">
    <h3><a href="<?cs var:url_validate(item.url) ?>"><?cs var:item.name ?></a></h3>
<?cs if:item._summary ?>    <p class="soft"><?cs var:item._summary ?></p>
<?cs /if ?><?cs if:item.compare_at ?>    <p class="price"><s><span class="vh">was </span><?cs var:item.compare_at ?></s> <b><span class="vh">now </span><?cs var:item.price ?></b></p>
<?cs else ?>    <p class="price"><?cs if:item._from ?><span class="soft small">from </span><?cs /if ?><?cs var:item.price ?></p>
<?cs /if ?><?cs if:!item.in_stock ?>    <span class="tag">Sold out</span>
<?cs elif:item.compare_at ?>    <span class="tag bad">Sale</span>
<?cs elif:item._left ?>    <span class="tag warn">Last <?cs var:item._left ?></span>
<?cs /if ?>  </li>
<?cs /def ?>
