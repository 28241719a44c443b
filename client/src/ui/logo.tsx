export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" style={{ flex: 'none', display: 'block' }}>
    <rect width="32" height="32" rx="9" fill="var(--mantine-primary-color-filled)" />
    <path
      d="M10 16.5l4.2 4.2L22.5 12"
      fill="none"
      stroke="#fff"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
