-- The owner's own pages: what the law wants, and whatever else.
CREATE TABLE catalog.page (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    slug VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    -- What the shop itself must find, whatever it is called: 'imprint'.
    purpose VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL UNIQUE,
    title VARCHAR(120) NOT NULL,
    text MEDIUMTEXT NOT NULL, -- Markdown
    status ENUM('draft', 'published') NOT NULL DEFAULT 'draft',
    footer TINYINT NOT NULL DEFAULT 1,
    position SMALLINT UNSIGNED NOT NULL DEFAULT 100,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    updated_at DATETIME(3) NOT NULL
);

-- A slug that a page had leads to what it has now.
CREATE TABLE catalog.old_page (
    slug VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        PRIMARY KEY,
    page INT UNSIGNED NOT NULL,
    FOREIGN KEY (page) REFERENCES catalog.page (id)
);

-- Drafts to begin with; what stands in [square brackets] must be filled in.
INSERT INTO catalog.page (slug, purpose, title, text, position, updated_at)
VALUES ('imprint', 'imprint', 'Imprint',
'**[Name of the business, with its legal form]**

[Street and number], [postcode] [town], [country]

E-mail: [address]. Telephone: [number].

[Register and number in it]. VAT number: [number]. Represented by [name].',
10, UTC_TIMESTAMP(3)),
('terms', 'terms', 'Terms',
'**1. Who sells.** You buy from [name and address].

**2. How an order becomes a contract.** What the shop shows is an invitation. Your order is an offer; [the confirmation by mail] accepts it.

**3. Prices and delivery.** Prices are those of the moment of the order. Delivery costs stand on [the page about delivery] and in the order before you place it.

**4. Paying.** [By card, by transfer, at the door.]

**5. When something is wrong.** You have the rights that the law gives you. Write to [e-mail].

**6. Law.** [The law that counts, and what cannot be taken from consumers.]',
20, UTC_TIMESTAMP(3)),
('privacy', 'privacy', 'Privacy',
'**Who is responsible:** [name, address, e-mail].

**What we keep, and why.** For an order: name, address, e-mail, what was bought, how it was paid; the law wants invoices kept for [so many] years. For an account: e-mail, name, addresses. For your cart: a cookie that says which cart is yours. No other cookie, no tracking.

**Who else gets it.** [The payment processor], [the carrier], [the host].

**Your rights.** You may see what we have of you, have it corrected or erased, and complain to [the authority]. Signed in, you find it under your account.',
30, UTC_TIMESTAMP(3)),
('withdrawal', 'withdrawal', 'Withdrawal',
'You may withdraw from your order within 14 days without saying why. The 14 days begin on the day on which you have the last of the things.

To withdraw, tell us so: by [our form](/withdrawal), by mail to [e-mail], or by post to [address]. It is in time if you send it before the 14 days are over.

We pay back all that you paid, the usual delivery included, within 14 days, the way you paid. We may wait until the things are back, or until you show that you sent them. Send them within 14 days to [address]. [Who pays for that.]

It does not count for [what is made to measure, what spoils, what was unsealed].',
40, UTC_TIMESTAMP(3)),
('contact', 'contact', 'Contact',
'Write to [e-mail], call [number] from [hours], or come to [address].',
50, UTC_TIMESTAMP(3));
