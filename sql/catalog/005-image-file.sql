-- The import asks whether some product shows a picture already.
ALTER TABLE catalog.image ADD KEY by_file (file);
