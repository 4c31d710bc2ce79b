import { readHandlerText } from "@/lib/endpoints/ucp/profile";

export const GET = (request: Request): Response => readHandlerText(request, null);
