// Fields say what belongs to them to those who hear the page, and change nothing but themselves.
import { type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CodeField } from './code-field';
import { ConsentBox } from './consent-box';
import { groupResidentId } from './grouping';
import { PasswordField } from './password-field';
import { Stepper } from './stepper';
import { TextField } from './text-field';

async function show<Component>(type: Type<Component>, inputs: Readonly<Record<string, unknown>>) {
  const fixture = TestBed.createComponent(type);
  const set = async (changes: Readonly<Record<string, unknown>>) => {
    for (const [name, value] of Object.entries(changes)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
  };
  await set(inputs);
  const element: HTMLElement = fixture.nativeElement;
  const one = <Found extends Element = HTMLInputElement>(selector: string): Found => {
    const found = element.querySelector<Found>(selector);
    if (found === null) throw new Error(`nothing like ${selector}`);
    return found;
  };
  return { component: fixture.componentInstance, element, one, set, settle: () => fixture.whenStable() };
}

function typeInto(field: HTMLInputElement, text: string, caret = text.length): void {
  field.value = text;
  field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event('input'));
}

describe('hp-text-field', () => {
  const inputs = { name: 'resident-id', label: '身份证号', help: '18 位', format: groupResidentId };

  it('is named by its label, and described by its help and by what is wrong', async () => {
    const { one, set } = await show(TextField, inputs);
    expect(one<HTMLLabelElement>('label').htmlFor).toBe('resident-id');
    expect(one('input').getAttribute('aria-describedby')).toBe('resident-id-help');
    expect(one('input').getAttribute('aria-invalid')).toBe('false');
    await set({ error: '有一位写错了' });
    expect(one('input').getAttribute('aria-describedby')).toBe('resident-id-help resident-id-error');
    expect(one('input').getAttribute('aria-invalid')).toBe('true');
    expect(one('#resident-id-error').textContent).toContain('有一位写错了');
  });

  it('is named by words that are the same for many a field', async () => {
    const { one } = await show(TextField, { ...inputs, error: '“{field}”还没有填写' });
    expect(one('#resident-id-error').textContent).toContain('“身份证号”还没有填写');
  });

  it('says what is wrong or right where it is heard', async () => {
    const { one, set } = await show(TextField, { ...inputs, good: '格式正确' });
    expect(one('[aria-live=polite]').textContent).toContain('格式正确');
    await set({ error: '有一位写错了' });
    expect(one('[aria-live=polite]').textContent).not.toContain('格式正确');
  });

  it('says what is worth a second look, and nothing else is right or wrong then', async () => {
    const { one, set } = await show(TextField, { ...inputs, good: '格式正确', caution: '请再核对一遍' });
    expect(one('[aria-live=polite]').textContent.trim()).toBe('请再核对一遍');
    expect(one('input').getAttribute('aria-invalid')).toBe('false');
    await set({ error: '有一位写错了' });
    expect(one('[aria-live=polite]').textContent.trim()).toBe('有一位写错了');
  });

  it('groups what is typed and keeps the caret where one types', async () => {
    const { component, one } = await show(TextField, inputs);
    typeInto(one('input'), '3390702 1990', 3);
    expect(one('input').value).toBe('339070 21990');
    expect(one('input').selectionStart).toBe(3);
    expect(component.value()).toBe('339070 21990');
  });

  it('leaves a word alone that is still being composed', async () => {
    const { one } = await show(TextField, inputs);
    const field = one('input');
    field.value = '3307021';
    field.dispatchEvent(new InputEvent('input', { isComposing: true }));
    expect(field.value).toBe('3307021');
    field.dispatchEvent(new Event('compositionend'));
    expect(field.value).toBe('330702 1');
  });

  it('is left once the press that leaves it is over, and its click is heard', async () => {
    const { component, one } = await show(TextField, inputs);
    const heard: string[] = [];
    component.left.subscribe(() => heard.push('left'));
    const leave = () => one('input').dispatchEvent(new Event('blur'));
    leave();
    expect(heard).toEqual(['left']);
    document.dispatchEvent(new Event('pointerdown'));
    leave();
    document.dispatchEvent(new Event('pointerup'));
    heard.push('click');
    await new Promise((resolve) => setTimeout(resolve));
    expect(heard).toEqual(['left', 'click', 'left']);
    for (const kind of ['pointerdown', 'keydown']) document.dispatchEvent(new Event(kind));
    leave();
    expect(heard).toEqual(['left', 'click', 'left', 'left']);
  });

  it('counts only when the end comes near', async () => {
    const { element, set } = await show(TextField, {
      name: 'a',
      label: '地址',
      lengthMax: 10,
      value: '一二三',
    });
    expect(element.querySelector('.counter')).toBeNull();
    await set({ value: '一二三四五六' });
    expect(element.querySelector('.counter')?.textContent).toBe('6 / 10');
  });
});

describe('hp-password-field', () => {
  it('is hidden until its owner wants to see it', async () => {
    const { one, settle } = await show(PasswordField, {
      name: 'password',
      label: '密码',
      autocomplete: 'new-password',
      showLabel: '显示',
      hideLabel: '隐藏',
    });
    expect(one('input').type).toBe('password');
    const button = one<HTMLButtonElement>('button');
    button.click();
    await settle();
    expect(one('input').type).toBe('text');
    expect(button.textContent).toContain('隐藏');
  });
});

describe('hp-code-field', () => {
  it('takes the digits of a pasted message', async () => {
    const { component, one } = await show(CodeField, {
      name: 'code',
      label: '验证码',
      sendLabel: '获取验证码',
    });
    typeInto(one('input'), '验证码 012345');
    expect(component.value()).toBe('012345');
  });

  it('sends none while it has to wait, and keeps the focus on its button', async () => {
    const inputs = { name: 'code', label: '验证码', sendLabel: '58 秒后重发', isSendOff: true };
    const { component, one, set } = await show(CodeField, inputs);
    let sent = 0;
    component.send.subscribe(() => sent++);
    const button = one<HTMLButtonElement>('button');
    button.click();
    expect(sent).toBe(0);
    expect(button.disabled).toBe(false);
    await set({ isSendOff: false });
    button.click();
    expect(sent).toBe(1);
  });
});

describe('hp-consent-box', () => {
  it('starts unticked and says why it must be ticked', async () => {
    const { component, one, set } = await show(ConsentBox, { name: 'agree' });
    expect(one('input').checked).toBe(false);
    await set({ error: '同意后才能继续' });
    expect(one('input').getAttribute('aria-describedby')).toBe('agree-error');
    one('input').click();
    expect(component.isTicked()).toBe(true);
  });
});

describe('hp-stepper', () => {
  it('marks the step at which one is', async () => {
    const { element } = await show(Stepper, {
      label: '步骤',
      steps: ['须知', '协议', '类型'],
      current: 1,
      place: '第 2 步，共 3 步',
    });
    const items = [...element.querySelectorAll('li')];
    expect(items.map((item) => item.getAttribute('aria-current'))).toEqual([null, 'step', null]);
  });
});
