-- English stemming that does not mind accents: "canapé" finds "canape". ASCII words need no unaccent.
CREATE TEXT SEARCH CONFIGURATION shop (COPY = english);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION shop ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
