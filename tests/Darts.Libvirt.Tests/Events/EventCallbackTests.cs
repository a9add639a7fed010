using System.Runtime.InteropServices;
using System.Text;
using Darts.Libvirt.Interop;
using Kinds = Darts.Libvirt.HypervisorEventKinds;

namespace Darts.Libvirt.Tests.Events;

/// <summary>Calls each callback as libvirt would, with arguments that no driver here sends: the copy must be exact.</summary>
public sealed unsafe class EventCallbackTests : IDisposable
{
    private readonly FakeHost _host = new();
    private readonly Domain _domain;
    private readonly List<HypervisorEvent> _seen = [];
    private readonly List<nint> _texts = [];
    private GCHandle _registration;

    public EventCallbackTests()
    {
        _domain = _host.Connection.LookupDomain("test");
        var registration = new EventRegistration(new ConnectionHandle(), EventSources.OldLifecycle);
        registration.Add(new EventListener(_seen.Add, () => { }));
        _registration = GCHandle.Alloc(registration);
    }

    public void Dispose()
    {
        _texts.ForEach(Marshal.FreeHGlobal);
        _registration.Free();
        _domain.Dispose();
        _host.Dispose();
    }

    [Fact]
    public void There_is_one_source_for_every_event_id_of_libvirt()
    {
        Assert.Equal(Enumerable.Range(0, 27), EventSources.All.Where(s => s.Family == EventFamily.Domain).Select(s => s.Id).Order());
        Assert.Equal(7, EventSources.All.Count(s => s.Family is EventFamily.Network or EventFamily.StoragePool or EventFamily.NodeDevice or EventFamily.Secret));
        Assert.Equal(34, EventSources.All.Select(s => s.Kind).Distinct().Count());
        Assert.All(Enum.GetValues<Kinds>().Where(k => k != Kinds.None), k => Assert.NotEmpty(EventSources.Of(k)));
    }

    [Theory]
    [InlineData((Kinds)(1UL << 40))]
    [InlineData(Kinds.None)]
    public void A_kind_that_does_not_exist_is_refused(Kinds kinds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _host.Connection.Subscribe(kinds));

    [Fact]
    public void Events_without_arguments_are_copied()
    {
        foreach (var kind in new[] { Kinds.DomainReboot, Kinds.DomainControlError })
        {
            With(kind, (callback, opaque) => ((delegate* unmanaged<nint, nint, void*, void>)callback)(0, Pointer, opaque));
        }

        Assert.Equal([new DomainRebootEvent(_domain.Uuid, "test"), new DomainControlErrorEvent(_domain.Uuid, "test")], _seen);
    }

    [Fact]
    public void Events_with_a_number_are_copied()
    {
        foreach (var kind in new[] { Kinds.DomainWatchdog, Kinds.DomainWakeUp, Kinds.DomainSleep, Kinds.DomainHibernate, Kinds.DomainMigrationIteration })
        {
            With(kind, (callback, opaque) => ((delegate* unmanaged<nint, nint, int, void*, void>)callback)(0, Pointer, 2, opaque));
        }

        With(Kinds.DomainRtcChange, (callback, opaque) => ((delegate* unmanaged<nint, nint, long, void*, void>)callback)(0, Pointer, -3600, opaque));
        With(Kinds.DomainRtcChange, (callback, opaque) => ((delegate* unmanaged<nint, nint, long, void*, void>)callback)(0, Pointer, long.MinValue, opaque));
        With(Kinds.DomainBalloonChange, (callback, opaque) => ((delegate* unmanaged<nint, nint, ulong, void*, void>)callback)(0, Pointer, 512, opaque));

        var (uuid, name) = (_domain.Uuid, "test");
        Assert.Equal(
            [
                new DomainWatchdogEvent(uuid, name, DomainEventWatchdogAction.Reset),
                new DomainWakeUpEvent(uuid, name, 2),
                new DomainSleepEvent(uuid, name, 2),
                new DomainHibernateEvent(uuid, name, 2),
                new DomainMigrationIterationEvent(uuid, name, 2),
                new DomainRtcChangeEvent(uuid, name, TimeSpan.FromHours(-1)),
                new DomainRtcChangeEvent(uuid, name, TimeSpan.FromSeconds(-922_337_203_685)),
                new DomainBalloonChangeEvent(uuid, name, 512 * 1024),
            ],
            _seen);
    }

    [Fact]
    public void Events_of_disks_and_devices_are_copied()
    {
        var a = Text("vda");
        var b = Text("/images/disk");
        With(Kinds.DomainIoErrorWithoutReason, (c, o) => ((delegate* unmanaged<nint, nint, byte*, byte*, int, void*, void>)c)(0, Pointer, b, a, 1, o));
        With(Kinds.DomainIoError, (c, o) => ((delegate* unmanaged<nint, nint, byte*, byte*, int, byte*, void*, void>)c)(0, Pointer, b, a, 1, Text("enospc"), o));
        With(Kinds.DomainBlockJobByPath, (c, o) => ((delegate* unmanaged<nint, nint, byte*, int, int, void*, void>)c)(0, Pointer, b, 2, 3, o));
        With(Kinds.DomainBlockJob, (c, o) => ((delegate* unmanaged<nint, nint, byte*, int, int, void*, void>)c)(0, Pointer, a, 2, 3, o));
        With(Kinds.DomainBlockThreshold, (c, o) => ((delegate* unmanaged<nint, nint, byte*, byte*, ulong, ulong, void*, void>)c)(0, Pointer, a, null, 100, 5, o));
        With(Kinds.DomainDiskChange, (c, o) => ((delegate* unmanaged<nint, nint, byte*, byte*, byte*, int, void*, void>)c)(0, Pointer, b, null, a, 1, o));
        With(Kinds.DomainTrayChange, (c, o) => ((delegate* unmanaged<nint, nint, byte*, int, void*, void>)c)(0, Pointer, a, 1, o));
        foreach (var kind in new[] { Kinds.DomainDeviceAdded, Kinds.DomainDeviceRemoved, Kinds.DomainDeviceRemovalFailed })
        {
            With(kind, (c, o) => ((delegate* unmanaged<nint, nint, byte*, void*, void>)c)(0, Pointer, a, o));
        }

        With(Kinds.DomainMemoryDeviceSizeChange, (c, o) => ((delegate* unmanaged<nint, nint, byte*, ulong, void*, void>)c)(0, Pointer, a, 4, o));
        With(Kinds.DomainMemoryFailure, (c, o) => ((delegate* unmanaged<nint, nint, int, int, uint, void*, void>)c)(0, Pointer, 1, 3, 3, o));

        var (uuid, name) = (_domain.Uuid, "test");
        Assert.Equal(
            [
                new DomainIoErrorWithoutReasonEvent(uuid, name, "/images/disk", "vda", DomainEventIOErrorAction.Pause),
                new DomainIoErrorEvent(uuid, name, "/images/disk", "vda", DomainEventIOErrorAction.Pause, "enospc"),
                new DomainBlockJobByPathEvent(uuid, name, "/images/disk", DomainBlockJobType.Copy, ConnectDomainEventBlockJobStatus.Ready),
                new DomainBlockJobEvent(uuid, name, "vda", DomainBlockJobType.Copy, ConnectDomainEventBlockJobStatus.Ready),
                new DomainBlockThresholdEvent(uuid, name, "vda", null, 100, 5),
                new DomainDiskChangeEvent(uuid, name, "/images/disk", null, "vda", (ConnectDomainEventDiskChangeReason)1),
                new DomainTrayChangeEvent(uuid, name, "vda", DomainEventTrayChangeReason.Close),
                new DomainDeviceAddedEvent(uuid, name, "vda"),
                new DomainDeviceRemovedEvent(uuid, name, "vda"),
                new DomainDeviceRemovalFailedEvent(uuid, name, "vda"),
                new DomainMemoryDeviceSizeChangeEvent(uuid, name, "vda", 4096),
                new DomainMemoryFailureEvent(
                    uuid,
                    name,
                    DomainMemoryFailureRecipientType.Guest,
                    DomainMemoryFailureActionType.Reset,
                    DomainMemoryFailureFlags.ActionRequired | DomainMemoryFailureFlags.Recursive),
            ],
            _seen);
    }

    [Fact]
    public void A_viewer_is_copied_with_all_it_proved()
    {
        var local = new virDomainEventGraphicsAddress { family = 2, node = Text("/run/vnc") };
        var remote = new virDomainEventGraphicsAddress { family = 0, node = Text("10.0.0.1"), service = Text("5900") };
        var identity = new virDomainEventGraphicsSubjectIdentity { type = Text("x509dname"), name = Text("CN=ada") };
        var subject = new virDomainEventGraphicsSubject { nidentity = 1, identities = &identity };
        var (l, r, s) = ((nint)(&local), (nint)(&remote), (nint)(&subject));

        With(Kinds.DomainGraphics, (c, o) => ((delegate* unmanaged<nint, nint, int, nint, nint, byte*, nint, void*, void>)c)(0, Pointer, 1, l, r, Text("vencrypt"), s, o));
        With(Kinds.DomainGraphics, (c, o) => ((delegate* unmanaged<nint, nint, int, nint, nint, byte*, nint, void*, void>)c)(0, Pointer, 2, 0, r, null, 0, o));

        var seen = Assert.IsType<DomainGraphicsEvent>(_seen[0]);
        Assert.Equal(DomainEventGraphicsPhase.Initialize, seen.Phase);
        Assert.Equal(new GraphicsAddress(DomainEventGraphicsAddressType.Unix, "/run/vnc", ""), seen.Local);
        Assert.Equal(new GraphicsAddress(DomainEventGraphicsAddressType.Ipv4, "10.0.0.1", "5900"), seen.Remote);
        Assert.Equal("vencrypt", seen.AuthenticationScheme);
        Assert.Equal([new GraphicsIdentity("x509dname", "CN=ada")], seen.Identities);
        Assert.Empty(Assert.IsType<DomainGraphicsEvent>(_seen[1]).Identities);
    }

    [Fact]
    public void The_numbers_of_a_job_are_copied()
    {
        var parameters = new TypedParameters();
        parameters.Add("time_elapsed", 7UL);
        parameters.Add("errmsg", "none");
        foreach (var kind in new[] { Kinds.DomainJobCompleted, Kinds.DomainTunable })
        {
            using var list = new ParameterList(parameters);
            var (first, count) = ((nint)list.First, list.Count);
            With(kind, (c, o) => ((delegate* unmanaged<nint, nint, nint, int, void*, void>)c)(0, Pointer, first, count, o));
        }

        Assert.Equal(7UL, Assert.IsType<DomainJobCompletedEvent>(_seen[0]).Statistics.GetUInt64("time_elapsed"));
        Assert.Equal("none", Assert.IsType<DomainTunableEvent>(_seen[1]).Changed.GetString("errmsg"));
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_replaced_and_harms_no_later_event()
    {
        var broken = Text([(byte)'v', 0xff, 0xc3, (byte)'a']);
        With(Kinds.DomainDeviceAdded, (c, o) => ((delegate* unmanaged<nint, nint, byte*, void*, void>)c)(0, Pointer, broken, o));
        With(Kinds.DomainDeviceAdded, (c, o) => ((delegate* unmanaged<nint, nint, byte*, void*, void>)c)(0, Pointer, null, o));

        Assert.Equal([new DomainDeviceAddedEvent(_domain.Uuid, "test", "v\ufffd\ufffda"), new DomainDeviceAddedEvent(_domain.Uuid, "test", "")], _seen);
    }

    [Fact]
    public void A_listener_that_throws_is_told_of_and_keeps_no_event_from_the_others()
    {
        var failures = new List<Exception>();
        void Note(Exception e)
        {
            if (e is InvalidTimeZoneException)
                failures.Add(e);
        }

        LibvirtEventLoop.HandlerFailed += Note;
        var registration = new EventRegistration(new ConnectionHandle(), EventSources.OldLifecycle);
        registration.Add(new EventListener(_ => throw new InvalidTimeZoneException(), () => { }));
        registration.Add(new EventListener(_seen.Add, () => { }));

        registration.Deliver(new DomainRebootEvent(Guid.Empty, ""));

        LibvirtEventLoop.HandlerFailed -= Note;
        Assert.Single(failures);
        Assert.Single(_seen);
    }

    private nint Pointer => _domain.Handle.DangerousGetHandle();

    private void With(Kinds kind, Invocation call) =>
        call(EventSources.All.Single(s => s.Kind == kind).Callback, (void*)GCHandle.ToIntPtr(_registration));

    private byte* Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    private byte* Text(byte[] bytes)
    {
        var text = Marshal.AllocHGlobal(bytes.Length + 1);
        Marshal.Copy(bytes, 0, text, bytes.Length);
        Marshal.WriteByte(text, bytes.Length, 0);
        _texts.Add(text);
        return (byte*)text;
    }

    private delegate void Invocation(nint callback, void* opaque);
}
