import { defineConfig } from 'vitest/config';

const suite = (name: string, globalSetup: string[] = []) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.ts`], globalSetup },
});

export default defineConfig({
  test: {
    pool: 'forks',
    // One more than the machine has cores: some tests wait for windows of time to pass.
    maxWorkers: 3,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      suite('unit'),
      suite('integration', ['test/support/global-setup.ts']),
      suite('security', ['test/support/global-setup.ts']),
      suite('infra'),
    ],
  },
});
