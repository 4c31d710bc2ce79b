import { connection } from "next/server";
import { readCalendar } from "@/lib/endpoints/orders";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readCalendar(request);
}
