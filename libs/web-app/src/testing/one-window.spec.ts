// Spec files that share a window (jest.angular-window.cjs): each finds it clean, whatever the one before has left.

interface OneWindow {
  runInOneWindow(files: Readonly<Record<string, () => void>>): void;
}

const { runInOneWindow } = jest.requireActual<OneWindow>('../../../../jest.angular-window.cjs');

const added = globalThis as { addedByASpec?: string };

runInOneWindow({
  'leaves.spec.ts': () => {
    it('leaves a page behind, and what it replaced', () => {
      jest.useFakeTimers();
      window.scrollTo = () => undefined;
      window.matchMedia = () => ({ matches: true }) as MediaQueryList;
      added.addedByASpec = 'yes';
      localStorage.setItem('draft', '1');
      document.body.innerHTML = '<p>left</p>';
      history.replaceState(null, '', '/left');
      jest.spyOn(Date, 'now').mockReturnValue(7);
      expect(Date.now()).toBe(7);
    });
  },
  'finds.spec.ts': () => {
    it('finds nothing of it', async () => {
      expect(String(window.scrollTo)).not.toBe('() => undefined');
      expect(window.matchMedia).toBeUndefined();
      expect(added.addedByASpec).toBeUndefined();
      expect(localStorage.getItem('draft')).toBeNull();
      expect(document.body.innerHTML).toBe('');
      expect(location.pathname).toBe('/');
      expect(Date.now()).toBeGreaterThan(7);
      await new Promise((resolve) => setTimeout(resolve, 1));
    });
  },
});
