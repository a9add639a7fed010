using Darts.Libvirt.Interop;

namespace Darts.Libvirt;

/// <summary>
/// libvirt's event loop, one for the whole process, on a thread of its own. It must run before the first connection opens:
/// keepalive and events of a connection opened earlier would never work.
/// </summary>
internal static unsafe class EventLoop
{
    private static readonly Lock s_gate = new();
    private static bool s_started;

    internal static void Start()
    {
        lock (s_gate)
        {
            if (s_started)
            {
                return;
            }

            NativeLoader.EnsureUsable();
            if (Native.virInitialize() < 0 || Native.virEventRegisterDefaultImpl() < 0)
            {
                throw new LibvirtException(LastError.Read(nameof(Native.virEventRegisterDefaultImpl)));
            }

            new Thread(Run) { IsBackground = true, Name = "libvirt events" }.Start();
            s_started = true;
        }
    }

    private static void Run()
    {
        while (true)
        {
            if (Native.virEventRunDefaultImpl() < 0)
            {
                // Nothing sensible is left to do but to keep the loop alive without burning a processor.
                Thread.Sleep(100);
            }
        }
    }
}
