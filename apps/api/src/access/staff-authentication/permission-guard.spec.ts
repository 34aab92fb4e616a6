// The guard by itself, before endpoints whose handlers ask nobody anything.
import { Body, Controller, Get, Module, Post, UseGuards } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { permissionsOf, type StaffRole, STAFF_ROLES } from '@haopai/contracts';
import { IsString } from 'class-validator';
import type { NextFunction, Request, Response } from 'express';
import { pino } from 'pino';
import { createShapePipe, ErrorFilter, RefusalInterceptor } from '../../platform/errors';
import { HttpClient } from '../../testing';
import { Actor } from './actor';
import { AdminController, RequiresPermission } from './admin-controller';
import { PermissionGuard } from './permission-guard';
import { StaffGuard } from './staff-guard';
import { StaffPresence } from './staff-presence';
import type { StaffSession } from './staff-session';

const ROLE_HEADER = 'x-test-role';

class TextDto {
  @IsString()
  readonly text!: string;
}

@AdminController('texts')
class TextsController {
  readonly written: string[] = [];

  @Get('texts')
  @RequiresPermission('content.read')
  read(): object {
    return { texts: this.written };
  }

  @Post('texts')
  @RequiresPermission('content.edit')
  write(@Body() { text }: TextDto): void {
    this.written.push(text);
  }

  @Get('hello')
  @RequiresPermission(null)
  greet(): object {
    return { hello: 'all staff' };
  }
}

/** Past AdminController, and says nothing. */
@Controller('admin')
@UseGuards(StaffGuard, PermissionGuard)
class UndeclaredController {
  @Get('undeclared')
  read(): object {
    return { secret: true };
  }
}

/** Every member of the staff is in: their id is the place of their role. */
const everybodyIsIn: Pick<StaffPresence, 'actorOf'> = {
  actorOf: ({ staffId }) => {
    const role = STAFF_ROLES[staffId];
    return Promise.resolve(role === undefined ? null : new Actor(staffId, role, permissionsOf([role]), ''));
  },
};

@Module({
  controllers: [TextsController, UndeclaredController],
  providers: [{ provide: StaffPresence, useValue: everybodyIsIn }],
})
class TextsModule {}

describe('the guard of permissions', () => {
  let app: NestExpressApplication;
  let client: HttpClient;

  beforeAll(async () => {
    app = await NestFactory.create<NestExpressApplication>(TextsModule, { logger: false });
    app.use(asTheRoleSays);
    app.useGlobalPipes(createShapePipe());
    app.useGlobalInterceptors(new RefusalInterceptor());
    app.useGlobalFilters(new ErrorFilter(pino({ level: 'silent' })));
    await app.listen(0, '127.0.0.1');
    client = new HttpClient(await app.getUrl());
  });
  afterAll(() => app.close());

  const as = (role: StaffRole): Record<string, string> => ({ [ROLE_HEADER]: role });

  it('refuses whoever lacks the permission, though the handler would not', async () => {
    const { status, body } = await client.get('/admin/texts', as('cashier'));
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'STAFF.FORBIDDEN', data: { permission: 'content.read' } });
  });

  it('refuses before the body is looked at, and the handler hears nothing', async () => {
    for (const body of [{ text: 'right' }, { text: 1 }, {}]) {
      const answer = await client.post('/admin/texts', body, as('auditor'));
      expect(answer.body).toMatchObject({ code: 'STAFF.FORBIDDEN', data: { permission: 'content.edit' } });
    }
    expect(app.get(TextsController).written).toEqual([]);
  });

  it('lets in whoever has it, whose body is then looked at', async () => {
    expect((await client.post('/admin/texts', { text: 1 }, as('editor'))).body).toMatchObject({
      code: 'REQUEST.INVALID',
    });
    expect((await client.post('/admin/texts', { text: 'right' }, as('editor'))).status).toBe(201);
    expect((await client.get('/admin/texts', as('auditor'))).body).toEqual({ texts: ['right'] });
  });

  it.each(STAFF_ROLES)('lets the role %s in where all staff may', async (role) => {
    expect((await client.get('/admin/hello', as(role))).status).toBe(200);
  });

  it('asks who it is first', async () => {
    for (const path of ['/admin/texts', '/admin/hello', '/admin/undeclared'])
      expect((await client.get(path)).body).toMatchObject({ code: 'SESSION.MISSING' });
  });

  it('lets nobody to an endpoint that does not say what it requires', async () => {
    for (const role of STAFF_ROLES) {
      const { status, body } = await client.get('/admin/undeclared', as(role));
      expect([status, body]).toEqual([500, expect.objectContaining({ code: 'SERVER.FAILED' })]);
    }
  });

  it('never comes to that: a controller with such an endpoint cannot be made', () => {
    class Forgetful {
      read(): object {
        return {};
      }
    }
    const handler = Object.getOwnPropertyDescriptor(Forgetful.prototype, 'read') ?? {};
    Get('forgotten')(Forgetful.prototype, 'read', handler);
    expect(() => AdminController('forgetful')(Forgetful)).toThrow('Forgetful.read');
    RequiresPermission(null)(Forgetful.prototype, 'read', handler);
    expect(() => AdminController('forgetful')(Forgetful)).not.toThrow();
  });
});

function asTheRoleSays(request: Request, _: Response, next: NextFunction): void {
  const staffId = STAFF_ROLES.findIndex((role) => role === request.get(ROLE_HEADER));
  const staff: StaffSession = { staffId, epoch: 1, openedAtMs: Date.now(), step: 'in' };
  Object.assign(request, { session: staffId < 0 ? {} : { staff } });
  next();
}
