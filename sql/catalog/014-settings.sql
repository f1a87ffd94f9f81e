-- What the owner sets in the admin: rows "section.key" as in clearcart.conf,
-- which they override. This one counts their changes.
INSERT INTO catalog.setting (name, value) VALUES ('settings', '1');
