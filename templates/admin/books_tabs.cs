<nav aria-label="Books">
  <ul class="tabs">
    <li><a href="/books"<?cs if:view.tab == "books" ?> aria-current="page"<?cs /if ?>>Check</a></li>
    <li><a href="/books/mails"<?cs if:view.tab == "mails" ?> aria-current="page"<?cs /if ?>>Mails</a></li>
    <li><a href="/books/events"<?cs if:view.tab == "events" ?> aria-current="page"<?cs /if ?>>From the processor</a></li>
    <li><a href="/books/programs"<?cs if:view.tab == "programs" ?> aria-current="page"<?cs /if ?>>Programs</a></li>
  </ul>
</nav>
