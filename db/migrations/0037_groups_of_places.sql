-- Rules may ask groups of places: sets that were kept before have none.
UPDATE "routing_rule_set" SET rules = jsonb_set(rules || '{"groups": []}', '{routings}', (
  SELECT jsonb_agg(jsonb_set(r.routing, '{rules}', (SELECT jsonb_agg(x.rule || '{"onlyGroupIds": []}' ORDER BY x.n) FROM jsonb_array_elements(r.routing -> 'rules') WITH ORDINALITY x(rule, n))) ORDER BY r.n)
  FROM jsonb_array_elements(rules -> 'routings') WITH ORDINALITY r(routing, n)));
