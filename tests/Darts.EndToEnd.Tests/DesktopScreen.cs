using Microsoft.Playwright;

namespace Darts.EndToEnd.Tests;

/// <summary>The guest's screen as the browser's canvas shows it.</summary>
public sealed class DesktopScreen(IPage page)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Reads a spot a little off the middle, where the tiny guest writes no text.</summary>
    private const string ReadPixel = """
        () => {
          const canvas = document.querySelector('[data-testid=screen] canvas');
          if (!canvas || canvas.width < 100) return null;
          const [r, g, b] = canvas.getContext('2d').getImageData(Math.round(canvas.width * 0.5), Math.round(canvas.height * 0.75), 1, 1).data;
          return [r, g, b];
        }
        """;

    /// <summary>The part of the screen that is black, by a sample of its pixels; 1 while there is none.</summary>
    private const string ReadBlackness = """
        () => {
          const canvas = document.querySelector('[data-testid=screen] canvas');
          if (!canvas || canvas.width < 100) return 1;
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let black = 0, seen = 0;
          for (let i = 0; i < data.length; i += 4 * 97, seen++) if (data[i] + data[i + 1] + data[i + 2] < 24) black++;
          return black / seen;
        }
        """;

    /// <summary>Waits until the screen has a colour there.</summary>
    public async Task ShowsAsync(Colour colour)
    {
        await page.GetByTestId("screen").WaitForAsync();
        var last = "nothing";
        var end = DateTime.UtcNow + s_patience;
        while (DateTime.UtcNow < end)
        {
            if (await page.EvaluateAsync<int[]?>(ReadPixel) is { } pixel)
            {
                last = string.Join(',', pixel);
                if (colour.Is(pixel))
                    return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The screen never became {colour}; it last showed {last}.");
    }

    /// <summary>Waits until most of the screen is painted in something else than black.</summary>
    public async Task IsPaintedAsync()
    {
        var end = DateTime.UtcNow + s_patience;
        while (await page.EvaluateAsync<double>(ReadBlackness) > 0.5)
        {
            Assert.True(DateTime.UtcNow < end, "The screen stayed black.");
            await Task.Delay(200);
        }
    }

    /// <summary>Types a key into the guest.</summary>
    public async Task TypeAsync(string key)
    {
        await page.Locator("[data-testid=screen] canvas").FocusAsync();
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>The size of the guest's screen.</summary>
    public async Task<(int Width, int Height)> SizeAsync()
    {
        var size = await page.EvaluateAsync<int[]>("() => { const c = document.querySelector('[data-testid=screen] canvas'); return c ? [c.width, c.height] : [0, 0]; }");
        return (size[0], size[1]);
    }

    /// <summary>The colours that the tiny guest paints its screen in.</summary>
    public sealed record Colour(string Name, Func<int[], bool> Is)
    {
        public static readonly Colour Blue = new("blue", p => p[2] > 120 && p[0] < 80 && p[1] < 80);

        public static readonly Colour Red = new("red", p => p[0] > 120 && p[1] < 80 && p[2] < 80);

        public static readonly Colour Green = new("green", p => p[1] > 120 && p[0] < 80 && p[2] < 80);

        public override string ToString() => Name;
    }
}
