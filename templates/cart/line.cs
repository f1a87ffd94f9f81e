  <li<?cs if:line._uncounted ?> class="gone"<?cs /if ?>>
    <img class="thumb" src="<?cs var:url_validate(line._image) ?>" alt="" width="160" height="160">
    <div>
      <h3><?cs if:line.url ?><a href="<?cs var:url_validate(line.url) ?>"><?cs var:line.name ?></a><?cs else ?><?cs var:line.name ?><?cs /if ?></h3>
<?cs if:line.options ?>      <p class="soft"><?cs var:line.options ?></p>
<?cs /if ?>    </div>
    <p class="num"><?cs if:line._uncounted && !line._later ?><b><span class="vh">not counted, </span><s><?cs var:line.line_total ?></s></b><?cs else ?><b><?cs var:line.line_total ?></b><?cs /if ?></p>
<?cs if:view.is_shown && (line.notice == "price_down" || line.notice == "price_up") ?><?cs elif:line.notice == "price_down" ?>    <p class="note"><strong>Cheaper now:</strong> <?cs var:line.unit_price ?>; it was <?cs var:line.unit_price_seen ?> when you put it in<?cs if:line._added_at_day ?> on <?cs var:line._added_at_day ?><?cs else ?> today<?cs /if ?>.</p>
<?cs elif:line.notice == "price_up" ?>    <p class="note warn"><strong>Dearer now:</strong> <?cs var:line.unit_price ?>; it was <?cs var:line.unit_price_seen ?> when you put it in<?cs if:line._added_at_day ?> on <?cs var:line._added_at_day ?><?cs else ?> today<?cs /if ?>.</p>
<?cs elif:line.notice == "out_of_stock" ?>    <p class="note bad"><strong>Sold out.</strong><?cs if:view.is_shown ?> Not counted.<?cs else ?> It stays <?cs if:line._later ?>here<?cs else ?>in this cart, uncounted<?cs /if ?>.<?cs /if ?></p>
<?cs elif:line.notice == "less_stock" ?>    <p class="note bad"><strong>Only <?cs var:line._available ?> left.</strong><?cs if:!line._later ?><?cs if:view.is_shown ?> Not counted.<?cs else ?> The line is not counted until its quantity is <?cs if:line._available == "1" ?>1<?cs else ?><?cs var:line._available ?> or less<?cs /if ?>.<?cs /if ?><?cs /if ?></p>
<?cs elif:line.notice == "unpublished" ?>    <p class="note bad"><strong>No longer for sale.</strong><?cs if:view.is_shown ?> Not counted.<?cs else ?> It stays <?cs if:line._later ?>here<?cs else ?>in this cart, uncounted<?cs /if ?>.<?cs /if ?></p>
<?cs elif:line._last && !line._later && !view.is_shown ?>    <p class="note warn"><?cs if:line.quantity == "1" ?><strong>The last one,</strong> and it is in this cart. It is yours once you place the order.<?cs else ?><strong>Only <?cs var:line.quantity ?> left,</strong> and all are in this cart. They are yours once you place the order.<?cs /if ?></p>
<?cs /if ?>
