using Darts.Domain.Gpus;
using Darts.Domain.Machines;
using Darts.Domain.Scripts;
using Darts.Domain.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Darts.Domain.Tests.Scripts;

public sealed class BootPlannerTests
{
    [Fact]
    public async Task Scripts_run_in_their_order_where_their_conditions_hold()
    {
        await using var services = Services(
            "if(gpu =~ 'T4'): exec: echo driver",
            "if('staff' in groups): exec: echo staff",
            "exec: echo site");
        var machine = Some.Machine();
        machine = machine with { Definition = machine.Definition with { GuestAgent = true, Scripts = ["if(user == 'alice'): exec: echo machine"] } };
        var session = Some.Session();

        Assert.Equal(["echo site", "echo machine"], await TextsAsync(services, session, machine));
        var withGpu = session with { Gpus = [new SessionGpu("0000:01:00.0", "NVIDIA Corporation TU104GL [Tesla T4]")] };
        Assert.Equal(["echo driver", "echo site", "echo machine"], await TextsAsync(services, withGpu, machine));
        Assert.Equal(["echo staff", "echo site"], await TextsAsync(services, Some.Session("bob"), machine, "staff"));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(IServiceProvider services, Session session, Machine machine, params IReadOnlyCollection<string> groups)
    {
        var request = new SessionRequest(session.Owner, machine.Id, 1, 64, TimeSpan.FromHours(1)) { Groups = [.. groups] };
        return (await services.GetRequiredService<BootPlanner>().PrepareAsync(session, request, machine, TestContext.Current.CancellationToken)).Texts;
    }

    private static ServiceProvider Services(params string[] entries) => new ServiceCollection()
        .AddLogging()
        .AddDartsDomain(new ConfigurationBuilder().AddInMemoryCollection(entries.Select((entry, i) => KeyValuePair.Create($"Darts:Scripts:Entries:{i}", (string?)entry))).Build())
        .BuildServiceProvider();
}
