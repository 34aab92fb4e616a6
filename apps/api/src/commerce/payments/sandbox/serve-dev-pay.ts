// GET and POST /dev/pay/<number>, before sessions and pages, and in no production at all: there it is as unknown as any other address.
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response, urlencoded } from 'express';
import { Config } from '../../../platform/config';
import { askedLanguage, createOriginCheck } from '../../../platform/http';
import { devPayPage } from './dev-pay-page';
import { LATE_MAX_MS, NOTICE_COURSES, type NoticeCourse } from './notice-course';
import { SandboxCourier } from './sandbox-courier';
import { SANDBOX_PAGE, SandboxPayments } from './sandbox-payments';

const FORM_MAX_BYTES = 2 * 1024;

type PayRequest = Request<{ paymentNo: string }, unknown, Readonly<Record<string, unknown>> | undefined>;

export function serveDevPay(app: NestExpressApplication): void {
  const config = app.get(Config);
  if (config.environment === 'production') return;
  const sandbox = app.get(SandboxPayments);
  const courier = app.get(SandboxCourier);
  const readForm = urlencoded({ extended: false, limit: FORM_MAX_BYTES });
  const checkOrigin = createOriginCheck(config.http);
  const serve = (request: PayRequest, response: Response, next: NextFunction): void => {
    response.setHeader('Cache-Control', 'no-store');
    // Without a referrer a browser sends this form as from nowhere, which the check of origins refuses.
    response.setHeader('Referrer-Policy', 'same-origin');
    if (request.method === 'POST') choose(sandbox, courier, request, response).catch(next);
    else if (request.method === 'GET') show(sandbox, request, response).catch(next);
    else next();
  };
  app.use(`${SANDBOX_PAGE}/:paymentNo`, checkOrigin, readForm, serve);
}

async function show(sandbox: SandboxPayments, request: PayRequest, response: Response): Promise<void> {
  const payment = await sandbox.find(request.params.paymentNo);
  const page = devPayPage({ language: askedLanguage(request), payment });
  response
    .status(payment === null ? 404 : 200)
    .type('html')
    .send(page);
}

async function choose(
  sandbox: SandboxPayments,
  courier: SandboxCourier,
  request: PayRequest,
  response: Response,
): Promise<void> {
  const { paymentNo } = request.params;
  const payment = await sandbox.find(paymentNo);
  const { choice } = request.body ?? {};
  if (payment === null || (choice !== 'pay' && choice !== 'fail' && choice !== 'leave')) {
    await show(sandbox, request, response);
    return;
  }
  const order = `/account/orders/${payment.orderNo}`;
  if (choice === 'leave') {
    response.redirect(303, order);
    return;
  }
  const hasEnded = await sandbox.end(
    paymentNo,
    choice === 'pay' ? 'paid' : 'failed',
    courseOf(request),
    lateMsOf(request),
  );
  courier.wakeUp();
  // Who presses twice, or too late, is told what became of it.
  if (hasEnded) response.redirect(303, `${order}?from=payment`);
  else await show(sandbox, request, response);
}

function courseOf({ body }: PayRequest): NoticeCourse {
  return NOTICE_COURSES.find((course) => course === body?.['course']) ?? 'prompt';
}

/** For tests that do not wait a minute; the page does not ask for it. */
function lateMsOf({ body }: PayRequest): number | undefined {
  const ms = Number(body?.['lateMs'] ?? NaN);
  return Number.isSafeInteger(ms) && ms >= 0 && ms <= LATE_MAX_MS ? ms : undefined;
}
