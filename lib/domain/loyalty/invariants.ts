import type { Invariant } from "@/lib/domain/invariant";

export const loyaltyInvariants: Invariant[] = [
  {
    name: "what awards put on a member's balance, and what is owed of it, is what its ledger earned",
    sql: `with person as (select c.id, coalesce(c.merged_into_id, c.id) as person from customer c),
      credited as (select p.person, sum(a.credited_points) as points from point_award a join person p on p.id = a.customer_id group by 1),
      owed as (select p.person, sum(m.owed_points) as points from loyalty_member m join person p on p.id = m.customer_id group by 1),
      earned as (select p.person, sum(e.amount_minor) as points from stored_value_entry e join stored_value v on v.id = e.stored_value_id join person p on p.id = v.customer_id where e.kind in ('earned', 'taken_back') group by 1)
      select person, credited.points as credited, owed.points as owed, earned.points as earned from credited full join owed using (person) full join earned using (person)
      where coalesce(credited.points, 0) + coalesce(owed.points, 0) <> coalesce(earned.points, 0)`,
  },
  { name: "an award that is on its balance is there with all its points", sql: `select id, points, credited_points from point_award where status = 'available' and credited_points <> points` },
  { name: "points are those of whoever has a loyalty number", sql: `select a.id from point_award a join customer c on c.id = a.customer_id where c.loyalty_number is null` },
];
