-- Items by SKU, the products they are variants of, categories, attributes,
-- prices, stock, and the small tables that decide tax and shipping.

CREATE TABLE catalog.version (
    -- One row; every change of a small table counts it up.
    id TINYINT UNSIGNED NOT NULL PRIMARY KEY CHECK (id = 1),
    n BIGINT UNSIGNED NOT NULL
);
INSERT INTO catalog.version (id, n) VALUES (1, 1);

CREATE TABLE catalog.setting (
    name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE catalog.tax_class (
    code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name VARCHAR(64) NOT NULL
);
INSERT INTO catalog.tax_class (code, name)
VALUES ('standard', 'Standard'), ('reduced', 'Reduced'), ('zero', 'Zero');

CREATE TABLE catalog.tax_rate (
    -- Basis points: 2300 is 23 %. Country is ISO 3166-1 alpha-2.
    tax_class VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rate_bp INT NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
    PRIMARY KEY (tax_class, country),
    FOREIGN KEY (tax_class) REFERENCES catalog.tax_class (code)
);
INSERT INTO catalog.tax_rate (tax_class, country, rate_bp)
VALUES ('standard', 'IE', 2300), ('reduced', 'IE', 900), ('zero', 'IE', 0),
    ('standard', 'DE', 1900), ('reduced', 'DE', 700), ('zero', 'DE', 0),
    ('standard', 'FR', 2000), ('reduced', 'FR', 550), ('zero', 'FR', 0),
    ('standard', 'AT', 2000), ('reduced', 'AT', 1000), ('zero', 'AT', 0),
    ('standard', 'NL', 2100), ('reduced', 'NL', 900), ('zero', 'NL', 0);

CREATE TABLE catalog.country (
    -- Where the shop delivers.
    code CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name VARCHAR(64) NOT NULL
);
INSERT INTO catalog.country (code, name)
VALUES ('IE', 'Ireland'), ('DE', 'Germany'), ('FR', 'France'),
    ('AT', 'Austria'), ('NL', 'Netherlands');

CREATE TABLE catalog.shipping_method (
    code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL,
    hint VARCHAR(200) NOT NULL DEFAULT '',
    position SMALLINT NOT NULL,
    tax_class VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    FOREIGN KEY (tax_class) REFERENCES catalog.tax_class (code)
);

CREATE TABLE catalog.shipping_rate (
    -- A flat rate by country; free from a total of goods, if that is set.
    method VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    free_from_minor BIGINT NULL CHECK (free_from_minor >= 0),
    PRIMARY KEY (method, country),
    FOREIGN KEY (method) REFERENCES catalog.shipping_method (code),
    FOREIGN KEY (country) REFERENCES catalog.country (code)
);
INSERT INTO catalog.shipping_method (code, name, hint, position, tax_class)
VALUES ('standard', 'Standard', '2 to 4 days', 1, 'standard'),
    ('express', 'Express', 'next working day', 2, 'standard'),
    ('collect', 'Collect in Port Corran', 'ready in two hours', 3, 'standard');
INSERT INTO catalog.shipping_rate
    (method, country, price_minor, currency, free_from_minor)
VALUES ('standard', 'IE', 490, 'EUR', 6000), ('express', 'IE', 990, 'EUR', NULL),
    ('collect', 'IE', 0, 'EUR', NULL), ('standard', 'DE', 990, 'EUR', 12000),
    ('standard', 'FR', 990, 'EUR', 12000), ('standard', 'AT', 1190, 'EUR', NULL),
    ('standard', 'NL', 990, 'EUR', 12000);

CREATE TABLE catalog.category (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    parent INT UNSIGNED NULL,
    slug VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    name VARCHAR(200) NOT NULL,
    description TEXT NULL,
    position INT NOT NULL DEFAULT 0,
    UNIQUE KEY by_name (parent, name),
    FOREIGN KEY (parent) REFERENCES catalog.category (id)
);

CREATE TABLE catalog.product (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    -- The parent's SKU of a product with variants, else its item's.
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE,
    slug VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    name VARCHAR(250) NOT NULL,
    brand VARCHAR(120) NOT NULL DEFAULT '',
    summary VARCHAR(1000) NOT NULL DEFAULT '',
    description MEDIUMTEXT NOT NULL DEFAULT '', -- Markdown
    status ENUM('draft', 'published', 'archived') NOT NULL DEFAULT 'draft',
    featured TINYINT NOT NULL DEFAULT 0,
    position INT NOT NULL DEFAULT 0,
    tax_class VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
        DEFAULT 'standard',
    -- What lists sort and filter by, kept by the function that saves items:
    -- the lowest price now and what it was before the sale.
    price_minor BIGINT NULL,
    compare_minor BIGINT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    variants SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(3) NOT NULL,
    updated_at DATETIME(3) NOT NULL,
    FOREIGN KEY (tax_class) REFERENCES catalog.tax_class (code)
);

CREATE TABLE catalog.item (
    -- The sellable thing.
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL
        PRIMARY KEY,
    product INT UNSIGNED NOT NULL,
    position SMALLINT UNSIGNED NOT NULL,
    options VARCHAR(400) NOT NULL DEFAULT '', -- "Moss, dot grid", for people
    active TINYINT NOT NULL DEFAULT 1,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    compare_minor BIGINT NULL CHECK (compare_minor > price_minor),
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    weight_g INT UNSIGNED NULL,
    gtin VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NULL,
    on_hand INT NOT NULL DEFAULT 0,
    reserved INT NOT NULL DEFAULT 0,
    UNIQUE KEY by_product (product, position),
    CONSTRAINT stock_holds CHECK (0 <= reserved AND reserved <= on_hand),
    FOREIGN KEY (product) REFERENCES catalog.product (id)
);

CREATE TABLE catalog.item_option (
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    position TINYINT UNSIGNED NOT NULL,
    name VARCHAR(64) NOT NULL,
    value VARCHAR(120) NOT NULL,
    PRIMARY KEY (sku, position),
    FOREIGN KEY (sku) REFERENCES catalog.item (sku)
);

CREATE TABLE catalog.price (
    -- Append-only: what an item cost from when on.
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    price_minor BIGINT NOT NULL CHECK (price_minor >= 0),
    compare_minor BIGINT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    since DATETIME(3) NOT NULL,
    actor VARCHAR(255) NOT NULL,
    KEY by_sku (sku, since),
    FOREIGN KEY (sku) REFERENCES catalog.item (sku)
);

CREATE TABLE catalog.stock_move (
    -- Append-only: every change of on_hand or reserved. ref makes each
    -- change happen once: "reserve/ORDER/SKU", "adjust/ID".
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    ref VARCHAR(160) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE,
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    delta_on_hand INT NOT NULL,
    delta_reserved INT NOT NULL,
    reason ENUM('opening', 'import', 'count', 'adjust', 'reserve', 'release',
        'sale', 'return') NOT NULL,
    order_id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NULL,
    note VARCHAR(200) NOT NULL DEFAULT '',
    actor VARCHAR(255) NOT NULL,
    at DATETIME(3) NOT NULL,
    KEY by_sku (sku, id),
    UNIQUE KEY once_an_order (order_id, sku, reason),
    FOREIGN KEY (sku) REFERENCES catalog.item (sku)
);

CREATE TABLE catalog.image (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    product INT UNSIGNED NOT NULL,
    -- The variant it shows; NULL shows the product.
    sku VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    position SMALLINT UNSIGNED NOT NULL,
    source VARCHAR(500) NOT NULL, -- as the import named it
    -- Generated; paths.media has file-SIZE.webp for 160, 400, 800, and a jpeg.
    file VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    alt VARCHAR(300) NOT NULL DEFAULT '',
    width SMALLINT UNSIGNED NULL,
    height SMALLINT UNSIGNED NULL,
    UNIQUE KEY by_product (product, position),
    FOREIGN KEY (product) REFERENCES catalog.product (id),
    FOREIGN KEY (sku) REFERENCES catalog.item (sku)
);

CREATE TABLE catalog.product_category (
    -- As filed; position 0 is the one in the breadcrumbs.
    product INT UNSIGNED NOT NULL,
    category INT UNSIGNED NOT NULL,
    position SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (product, category),
    KEY by_category (category),
    FOREIGN KEY (product) REFERENCES catalog.product (id),
    FOREIGN KEY (category) REFERENCES catalog.category (id)
);

CREATE TABLE catalog.attribute (
    id SMALLINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(64) NOT NULL UNIQUE,
    position SMALLINT NOT NULL DEFAULT 0
);

CREATE TABLE catalog.attribute_value (
    id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    attribute SMALLINT UNSIGNED NOT NULL,
    value VARCHAR(120) COLLATE utf8mb4_bin NOT NULL,
    UNIQUE KEY by_value (attribute, value),
    FOREIGN KEY (attribute) REFERENCES catalog.attribute (id)
);

CREATE TABLE catalog.product_attribute (
    product INT UNSIGNED NOT NULL,
    attribute SMALLINT UNSIGNED NOT NULL,
    value INT UNSIGNED NOT NULL,
    position SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    -- 0: only an option of its variants, not shown among the details.
    visible TINYINT NOT NULL DEFAULT 1,
    PRIMARY KEY (product, attribute, value),
    KEY by_value (value, product),
    FOREIGN KEY (product) REFERENCES catalog.product (id),
    FOREIGN KEY (value) REFERENCES catalog.attribute_value (id)
);

CREATE TABLE catalog.related (
    product INT UNSIGNED NOT NULL,
    other INT UNSIGNED NOT NULL,
    position SMALLINT UNSIGNED NOT NULL,
    PRIMARY KEY (product, other),
    FOREIGN KEY (product) REFERENCES catalog.product (id),
    FOREIGN KEY (other) REFERENCES catalog.product (id)
);

CREATE TABLE catalog.old_slug (
    -- A slug that was renamed redirects for ever.
    kind ENUM('product', 'category') NOT NULL,
    slug VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    target INT UNSIGNED NOT NULL,
    PRIMARY KEY (kind, slug)
);
