namespace Darts.Testing;

/// <summary>Waits for what must come, looking often, with an end: a test that waits names what it waited for.</summary>
public static class Eventually
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <exception cref="TimeoutException">It did not come to hold.</exception>
    public static async Task TrueAsync(Func<bool> condition, string what, TimeSpan? patience = null) =>
        await GetAsync(() => condition() ? "" : null, what, patience);

    /// <summary>Waits until a look gives something.</summary>
    /// <exception cref="TimeoutException">It never did.</exception>
    public static Task<T> GetAsync<T>(Func<T?> look, string what, TimeSpan? patience = null)
        where T : class => GetAsync(() => Task.FromResult(look()), what, patience);

    /// <summary>Waits until a look gives something.</summary>
    /// <exception cref="TimeoutException">It never did.</exception>
    public static async Task<T> GetAsync<T>(Func<Task<T?>> look, string what, TimeSpan? patience = null)
        where T : class
    {
        var end = DateTime.UtcNow + (patience ?? s_patience);
        while (true)
        {
            if (await look() is { } found)
                return found;
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"Waited in vain until {what}.");
            await Task.Delay(s_interval);
        }
    }
}
