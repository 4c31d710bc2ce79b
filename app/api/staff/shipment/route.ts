import { connection } from "next/server";
import { readShipment } from "@/lib/endpoints/shipping";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readShipment(request);
}
