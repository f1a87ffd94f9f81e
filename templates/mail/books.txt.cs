<?cs var:shop.name ?>: the books differ

Orders, stock or money are not as they must be. Nothing was changed.

<?cs each:f = findings ?><?cs var:f.rule ?> <?cs var:f.text ?>
<?cs /each ?><?cs if:more ?>and more
<?cs /if ?>
In the admin:
<?cs var:admin_link ?>
