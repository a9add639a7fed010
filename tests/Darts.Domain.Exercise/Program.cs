// Darts.Domain.Exercise URI DIRECTORY SCENARIO STEP
// A portal without its web pages that does one thing and dies of SIGKILL right after one step of it. The tests of crashes run it.
// It prints the ids of the sessions that it makes.
// With the scenario "gpus" it does not die, but uses the host's GPU and tells of it.

using Darts.Domain;
using Darts.Domain.Exercise;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var (uri, directory, step) = (args[0], args[1], args[3]);
var isGpuRun = args[2] == "gpus";
var scenario = Scenario.Named(isGpuRun ? "rounds" : args[2]);
var fuse = new Fuse(step);
var builder = Host.CreateEmptyApplicationBuilder(null);
builder.Configuration.AddSite(uri, directory);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
{
    ["Darts:Limits:SessionsPerUser"] = "1000",
    ["Darts:Limits:Sessions"] = "1000",
    ["Darts:Limits:PersistentGiBPerUser"] = "1000",
    // Time enough for a round in each half of it, however busy the machine is.
    ["Darts:Sessions:ShutdownGrace"] = "00:00:04",
    ["Darts:Sessions:OneShotGrace"] = "00:00:00",
    ["Darts:Scripts:AllowUsers"] = "true",
    ["Darts:Imports:PrivateHosts:0"] = "127.0.0.1",
    ["Darts:Imports:RetryDelay"] = "00:00:00.1",
    ["Darts:Imports:KeepUnused"] = "00:00:00",
    ["Darts:Network:Default"] = args[2] == "network" ? "Automatic" : "User",
});
if (isGpuRun)
    builder.Configuration.AddGpuRun();
builder.Logging.SetMinimumLevel(LogLevel.Debug);
builder.Logging.Services.AddSingleton<ILoggerProvider>(fuse);
builder.Services.AddDartsDomain(builder.Configuration);
using var host = builder.Build();
if (args[2] is "rounds" or "network")
    fuse.Arm();
await host.StartAsync();
if (isGpuRun)
{
    // Not the console's own reader, which would set up the terminal.
    using var answers = new StreamReader(Console.OpenStandardInput());
    await new GpuRun(host, uri, answers).RunAsync();
    await host.StopAsync();
    return;
}

var portal = new Portal(host);
fuse.LastWords = portal.SayMaking;
if (scenario.Kind is not null)
    await portal.QuietAsync();
var session = scenario.Kind is { } kind ? await portal.CreateAsync(kind) : null;
fuse.Arm();
await scenario.Act(portal, session);
await Task.Delay(Timeout.Infinite);
