import { answerChallenge, showChallenge } from "@/lib/endpoints/test-gateway";

type Context = { params: Promise<{ id: string }> };

export const GET = async (request: Request, { params }: Context) => showChallenge(request, (await params).id);
export const POST = async (request: Request, { params }: Context) => answerChallenge(request, (await params).id);
