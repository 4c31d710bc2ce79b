import { readProfile } from "@/lib/endpoints/ucp/profile";

export const GET = async (request: Request, { params }: { params: Promise<{ version: string }> }): Promise<Response> => readProfile(request, (await params).version);
