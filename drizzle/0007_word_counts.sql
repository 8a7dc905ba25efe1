ALTER TABLE "search_word" ADD COLUMN "documents" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_word" ADD COLUMN "titles" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "search_word" SET "documents" = counted."documents", "titles" = counted."titles"
FROM (
  SELECT lexeme, count(*) AS "documents", count(*) FILTER (WHERE 'A' = ANY(weights)) AS "titles"
  FROM "search_document", unnest("words")
  WHERE id % 64 = 0
  GROUP BY lexeme
) counted
WHERE counted.lexeme = "search_word"."word";
